/**
 * The library of the programme: guides for businesses, for the teams and for their partners. Coordination adds them,
 * everybody reads them and shares them with a business.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guideAudiences } from '../../../domain/attachment/attachment.ts';
import { type GuideFilter, isGuideShown } from '../../../domain/attachment/guide.ts';
import { languages } from '../../../domain/entity/field.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { Documents } from '../../parts/files/documents.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Page } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Toolbar, ToolbarDivider } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';

const everything: GuideFilter = { text: '', audience: undefined, language: undefined };

export function LibraryScreen() {
  const { t } = useTranslation(['files', 'domain']);
  const programmeId = useCarnetState((state) => state.programmeId);
  const mayCoordinate = useMayCoordinate();
  const [filter, setFilter] = useState(everything);
  const put = (part: Partial<GuideFilter>): void => setFilter((before) => ({ ...before, ...part }));
  return (
    <>
      <TopBar title={t('files:library.title')} />
      <Toolbar label={t('files:library.filter')}>
        <TextInput
          controlSize="dense"
          type="search"
          aria-label={t('files:library.search')}
          placeholder={t('files:library.search')}
          autoComplete="off"
          value={filter.text}
          onValueChange={(text) => put({ text })}
        />
        {guideAudiences.map((audience) => (
          <Chip
            key={audience}
            pressed={filter.audience === audience}
            onClick={() => put({ audience: filter.audience === audience ? undefined : audience })}
          >
            {t(`domain:option.guideAudience.${audience}`)}
          </Chip>
        ))}
        <ToolbarDivider />
        {languages.map((language) => (
          <Chip
            key={language}
            pressed={filter.language === language}
            onClick={() => put({ language: filter.language === language ? undefined : language })}
          >
            {t(`domain:option.language.${language}`)}
          </Chip>
        ))}
      </Toolbar>
      <Page>
        <Documents
          home={programmeId}
          readOnly={!mayCoordinate}
          isShown={(record) => isGuideShown(record, filter)}
        />
      </Page>
    </>
  );
}
