import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, SegmentedControl, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { TemplateName } from '../../../core/prompt/types';
import { useWorkbench } from '../../../store/react';
import type { ProjectDocument } from '../../../store/types';
import { failureText } from '../../../texts/language';
import { CopyDetails } from '../../../ui/KeptTodo';
import { Status } from '../../../ui/Status';
import { PartsBar } from './PartsBar';
import { PreviewText } from './PreviewText';
import { usePreview, type Preview } from './usePreview';
import classes from './panel.module.css';

const templates = (): { readonly value: TemplateName; readonly label: string }[] => [
  { value: 'chat', label: t`Chat` },
  { value: 'delift', label: 'DELIFT' },
];

const sentences = (): Readonly<Record<TemplateName, string>> => ({
  chat: t`The model's own form: the example is an earlier turn.`,
  delift: t`Plain text, as published with DELIFT.`,
});

/** The template as a choice, its cost in tokens, and one real pair written with it. */
export function TemplateSection({ project, locked }: { readonly project: ProjectDocument; readonly locked: boolean }) {
  const setTemplate = useWorkbench((state) => state.actions.setTemplate);
  const readOnly = useWorkbench((state) => state.readOnly);
  const [turn, setTurn] = useState(0);
  const preview = usePreview(project.modelId, project.template, turn);
  return (
    <div className={classes.template}>
      <div className={classes.templateHead}>
        <h3 className={classes.sectionTitle} id="template-title"><Trans>Prompt template</Trans></h3>
        <SegmentedControl aria-labelledby="template-title" data={templates()} value={project.template} onChange={(value) => setTemplate(value)} disabled={locked || readOnly} />
      </div>
      <p className={classes.quiet}>{sentences()[project.template]}</p>
      <PreviewParts preview={preview} />
      {preview.status === 'ready' && (
        <div className={classes.previewFoot}>
          <span><Trans>A pair of this project. The underlined answer is scored.</Trans></span>
          <ActionIcon size="sm" aria-label={t`Show another pair`} onClick={() => setTurn(turn + 1)}><IconRefresh size={16} stroke={1.6} /></ActionIcon>
        </div>
      )}
    </div>
  );
}

function PreviewParts({ preview }: { readonly preview: Preview }) {
  switch (preview.status) {
    case 'no-pair':
      return <p className={classes.quiet}><Trans>A pair is shown here once the pool has two rows.</Trans></p>;
    case 'loading':
      return <Skeleton height={180} aria-label={t`A pair is being written`} />;
    case 'failed':
      return (
        <div className={classes.previewFailed}>
          <Status tone="danger">{failureText(preview.error)}</Status>
          <CopyDetails error={preview.error} />
        </div>
      );
    case 'ready':
      return (
        <>
          <PartsBar parts={preview.parts} />
          <PreviewText parts={preview.parts} />
        </>
      );
  }
}
