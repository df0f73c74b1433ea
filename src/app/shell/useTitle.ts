import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useWorkbench } from '../../store/react';
import { wholePercent } from '../../ui/format';

const APP = 'DELIFT Workbench';

/** Percent first, so that a narrow tab shows it. */
export function useTitle(): void {
  const { id } = useParams();
  const name = useWorkbench(({ project }) => (project !== null && project.id === id ? project.name : null));
  const progress = useWorkbench(({ scoring }) => (scoring.status === 'running' && scoring.figures.pairs > 0 ? wholePercent(scoring.figures.pairsDone / scoring.figures.pairs) : null));
  useEffect(() => {
    document.title = [progress, name, APP].filter((part) => part !== null).join(' · ');
  }, [progress, name]);
}
