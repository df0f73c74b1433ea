import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWorkbench } from '../../store/react';
import type { Notice } from '../../store/types';
import { CopyDetails } from '../../ui/KeptTodo';
import classes from './Notices.module.css';

const ICONS = { info: IconInfoCircle, ok: IconCheck, warn: IconAlertTriangle, danger: IconAlertCircle } as const;
/** Good news leaves by itself; what asks for something stays. */
const LEAVES_AFTER_MS = 9000;
const SHOWN = 4;

/** What finished or failed elsewhere, at the lower right. */
export function Notices() {
  const notices = useWorkbench((state) => state.notices);
  return (
    <section className={classes.stack} aria-label={t`Notices`}>
      {notices.slice(-SHOWN).map((notice) => <NoticeCard key={notice.id} notice={notice} />)}
    </section>
  );
}

function NoticeCard({ notice: { id, tone, title, text, error } }: { readonly notice: Notice }) {
  const { dismissNotice, downloadProject } = useWorkbench((state) => state.actions);
  const leaves = tone === 'ok' || tone === 'info';
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => dismissNotice(id), LEAVES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [dismissNotice, id, leaves]);
  const Icon = ICONS[tone];
  return (
    <div className={classes.card} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.6} className={classes[tone]} aria-hidden="true" />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        <p className={classes.text}>{text}</p>
        {error !== null && (
          <div className={classes.actions}>
            {error.code === 'storage-full' && <Button size="xs" variant="filled" onClick={() => void downloadProject()}><Trans>Download project</Trans></Button>}
            <CopyDetails error={error} />
          </div>
        )}
      </div>
      <CloseButton size="sm" aria-label={t`Close: ${title}`} onClick={() => dismissNotice(id)} />
    </div>
  );
}
