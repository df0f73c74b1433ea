import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSetRows } from '../../../store/artefacts';
import { count } from '../../../ui/format';
import classes from './files.module.css';

/** How many rows are ready, and the way to Score. */
export function ReadyFooter({ projectId }: { readonly projectId: string }) {
  const pool = useSetRows('pool').examples.length;
  const target = useSetRows('target').examples.length;
  const existing = useSetRows('existing').examples.length;
  const others = [target, existing].filter((rows) => rows > 0);
  return (
    <footer className={classes.footer}>
      <div className={classes.ready}>
        {pool === 0 ? (
          <span><Trans>The pool has no rows that take part. Add a file to it, or move one there.</Trans></span>
        ) : (
          <>
            <span><Trans>Ready to score</Trans></span>
            <span className="num">
              {pool === 1 && others.length === 0 ? <Trans><b>1</b> row</Trans> : <Trans><b>{[pool, ...others].map(count).join(' + ')}</b> rows</Trans>}
            </span>
          </>
        )}
      </div>
      {pool > 0 && (
        <Button component={Link} to={`/p/${projectId}/score`} variant="filled" size="md" fullWidth rightSection={<IconArrowRight size={16} stroke={1.6} />}>
          <Trans>Go on to Score</Trans>
        </Button>
      )}
    </footer>
  );
}
