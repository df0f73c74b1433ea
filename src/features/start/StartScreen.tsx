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
          <h1 className={classes.title}>Choose the rows worth fine-tuning on</h1>
          <p className={classes.subtitle}>A small model in this browser measures which examples help which. You pick the best subset under a budget.</p>
        </div>
        <div className={classes.promise}>
          <IconShieldCheck size={20} stroke={1.6} aria-hidden="true" />
          <div>
            <p className={classes.promiseTitle}>Everything stays on this machine</p>
            <p className={classes.promiseText}>No upload, no account, no tracking. Works offline.</p>
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
