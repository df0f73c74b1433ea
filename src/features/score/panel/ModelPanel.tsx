import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import type { ProjectDocument } from '../../../store/types';
import { PanelBody, PanelHeader } from '../../../ui/Panel';
import { useIsLocked } from '../scoringView';
import { ModelFacts } from './ModelFacts';
import { TemplateSection } from './TemplateSection';
import classes from './panel.module.css';

/** The model, where it runs, and the words around each pair. Fixed while a run uses them. */
export function ModelPanel({ project }: { readonly project: ProjectDocument }) {
  const locked = useIsLocked();
  return (
    <>
      <PanelHeader title={t`Model`}>
        {locked && (
          <span className={classes.lock}>
            <IconLock size={16} stroke={1.6} aria-hidden="true" /> <Trans>fixed while scoring</Trans>
          </span>
        )}
      </PanelHeader>
      <PanelBody padded={false}>
        <ModelFacts modelId={project.modelId} locked={locked} />
        <TemplateSection project={project} locked={locked} />
      </PanelBody>
    </>
  );
}
