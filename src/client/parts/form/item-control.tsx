/** The control of an item, by its type: one for each, and the compiler names what lacks. */

import type { ItemView } from '../../../domain/form/view.ts';
import { ActionsControl } from './actions-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import { DateControl, IdentifierControl, MoneyControl, NumberControl } from './figure-control.tsx';
import { Printed } from './printed.tsx';
import { PriceControl, TableControl, TargetsControl } from './rows-control.tsx';
import { CountryControl, SetControl } from './set-control.tsx';
import { ListControl, TextControl } from './text-control.tsx';

interface ItemControlProps {
  readonly view: ItemView;
  readonly label: string;
  readonly labelId: string;
  /** What stands under the question: help, verdict, problems. */
  readonly describedBy: string | undefined;
}

export function ItemControl(props: ItemControlProps) {
  const { view } = props;
  const { item } = view;
  switch (item.type) {
    case 'yesNo':
    case 'choice':
    case 'rating':
    case 'maturity':
      return <ChoiceControl {...props} />;
    case 'choices':
    case 'checks':
    case 'countries':
    case 'people':
    case 'orgs':
      return <SetControl {...props} />;
    case 'country':
      return <CountryControl {...props} />;
    case 'number':
      return <NumberControl {...props} item={item} />;
    case 'money':
      return <MoneyControl {...props} />;
    case 'identifier':
      return <IdentifierControl {...props} />;
    case 'date':
      return <DateControl {...props} item={item} />;
    case 'text':
    case 'longText':
      return <TextControl {...props} />;
    case 'list':
    case 'lessons':
      return <ListControl {...props} />;
    case 'table':
      return <TableControl {...props} item={item} />;
    case 'calculator':
      return <PriceControl {...props} item={item} />;
    case 'targets':
      return <TargetsControl {...props} item={item} />;
    case 'actions':
      return <ActionsControl {...props} />;
    case 'derived':
    case 'auto':
      return <Printed view={view} />;
  }
}
