/**
 * What a person sees when a screen of ours breaks: what happened, what is safe, what to do. Everything that
 * was saved is on the device, so reloading is always safe.
 */

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** When it changes, the boundary tries again: the address of the screen. */
  readonly resetKey: string;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
  readonly resetKey: string;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { broken: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { broken: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    reportError(
      new Error('A screen of Carnet broke', { cause: { error, stack: info.componentStack } }),
    );
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenScreen /> : this.props.children;
  }
}

function BrokenScreen() {
  const { t } = useTranslation('shell');
  return (
    <Page reading>
      <EmptyState
        title={t('broken.title')}
        lead={t('broken.text')}
        action={
          <>
            <Button variant="primary" onClick={() => location.reload()}>
              {t('broken.reload')}
            </Button>
            <ButtonLink href="/">{t('broken.portfolio')}</ButtonLink>
          </>
        }
      />
    </Page>
  );
}
