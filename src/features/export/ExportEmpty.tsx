import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { SelectionState } from '../../store/types';
import { EmptyState } from '../../ui/EmptyState';
import classes from './ExportScreen.module.css';

const steps = () => ({
  'no-pool': { text: t`Import the rows to choose from first.`, button: t`Go to Data`, screen: 'data' },
  'not-scored': { text: t`Score the pool first, so that a subset can be chosen.`, button: t`Go to Score`, screen: 'score' },
  'set-missing': { text: t`The objective needs a set that is not there. Choose another objective, or import the set.`, button: t`Go to Select`, screen: 'select' },
  'not-counted': { text: t`The rows’ tokens are being counted; the budget is in tokens.`, button: t`Go to Select`, screen: 'select' },
  other: { text: t`Choose a subset in Select first.`, button: t`Go to Select`, screen: 'select' },
});

/** Before there is a subset: what will be here, and the one step that brings it. */
export function ExportEmpty({ projectId, selection }: { readonly projectId: string; readonly selection: SelectionState }) {
  const navigate = useNavigate();
  const step = steps()[selection.status === 'none' ? selection.why : 'other'];
  return (
    <div className={classes.empty}>
      <EmptyState screen={t`Export`} icon={<IconFileExport size={28} stroke={1.4} />} title={t`Nothing to export yet`} text={`${t`Here a subset becomes a file for your trainer, with a manifest that says how it was made.`} ${step.text}`}>
        <Button variant="filled" onClick={() => void navigate(`/p/${projectId}/${step.screen}`)}>{step.button}</Button>
      </EmptyState>
    </div>
  );
}
