import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState title={t`Nothing is here`} text={t`This address belongs to no screen.`}>
      <Button component={Link} to="/" variant="filled"><Trans>Go to Start</Trans></Button>
    </EmptyState>
  );
}
