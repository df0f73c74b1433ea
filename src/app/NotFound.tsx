import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState title="Nothing is here" text="This address belongs to no screen.">
      <Button component={Link} to="/" variant="filled">Go to Start</Button>
    </EmptyState>
  );
}
