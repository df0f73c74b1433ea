import { Trans } from '@lingui/react/macro';
import { IconShieldCheck } from '@tabler/icons-react';
import { DropCard } from './DropCard';
import { MachineList } from './MachineList';
import { RecentProjects } from './RecentProjects';
import { Samples } from './Samples';
import classes from './StartScreen.module.css';

export function StartScreen() {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}><Trans>Choose the rows worth fine-tuning on</Trans></h1>
          <p className={classes.subtitle}><Trans>A small model in this browser measures which examples help which. You pick the best subset under a budget.</Trans></p>
        </div>
        <div className={classes.promise}>
          <IconShieldCheck size={20} stroke={1.6} aria-hidden="true" />
          <div>
            <p className={classes.promiseTitle}><Trans>Everything stays on this machine</Trans></p>
            <p className={classes.promiseText}><Trans>No upload, no account, no tracking. Works offline.</Trans></p>
          </div>
        </div>
      </header>
      <div className={classes.columns}>
        <DropCard />
        <Samples />
        <MachineList />
        <RecentProjects />
      </div>
    </div>
  );
}
