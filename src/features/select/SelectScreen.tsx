import { Trans } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument } from '../../store/types';
import { PhoneView } from './phone/PhoneView';
import { SelectWorkspace } from './SelectWorkspace';
import { FirstRanking, NothingYet } from './states/SelectStates';
import { useSelectActions } from './useSelectActions';
import { useSelectRoute } from './useSelectRoute';
import { useSelectView } from './useSelectView';
import classes from './SelectScreen.module.css';

const PHONE = '(max-width: 767px)';

/** The main screen: choose what for and how many, see who helps whom and why each row is in. */
export function SelectScreen() {
  const project = useWorkbench((state) => state.project);
  if (project === null) return <div className={classes.alone}><NothingYet why="no-project" projectId="" /></div>;
  return <OpenSelect key={project.id} project={project} />;
}

function OpenSelect({ project }: { readonly project: ProjectDocument }) {
  const view = useSelectView(project);
  const route = useSelectRoute(view.sets);
  const actions = useSelectActions(view, route);
  const openSubset = useWorkbench((state) => state.actions.openSubset);
  const why = useWorkbench((state) => (state.selection.status === 'none' ? state.selection.why : null));
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return (
    <div className={classes.screen} data-objective={view.settings.objective}>
      {(!phone || view.subset === null) && <h1 className="visually-hidden"><Trans>Select</Trans></h1>}
      {phone && why !== null && <div className={classes.alone}><NothingYet why={why === 'no-pool' ? 'no-pool' : 'not-scored'} projectId={project.id} /></div>}
      {phone && why === null && (view.subset === null ? <FirstRanking /> : <PhoneView view={view} actions={actions} onSubset={openSubset} />)}
      {!phone && <SelectWorkspace view={view} actions={actions} route={route} why={why} />}
    </div>
  );
}
