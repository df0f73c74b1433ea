import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { memo } from 'react';
import { Chip } from '../../../ui/Status';
import { chanceSentence, coverageFigure, secondFigure, type Figure } from '../model/figures';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import { CertificateLine } from './CertificateLine';
import classes from './left.module.css';

const FIELDS = ['subset', 'bands', 'objective', 'draft', 'ranked', 'resolved', 'computing'] as const;

/** What the subset is worth, against chance, and what can be done with it. */
export const SubsetFooter = drawnFrom(FIELDS, function SubsetFooter({ view, actions }: { readonly view: ViewOf<typeof FIELDS>; readonly actions: SelectActions }) {
  const { subset, bands, objective, draft } = view;
  const figures = subset === null ? [] : [coverageFigure(subset, bands), secondFigure(subset, bands, objective)];
  return (
    <footer className={classes.footer} data-tour="subset">
      {draft && (
        <p className={classes.note}>
          <Trans><Chip tone="warn">draft</Chip> Chosen from what is scored so far.</Trans>
        </p>
      )}
      <div className={classes.figures}>{figures.map((figure) => figure !== null && <FigureBlock key={figure.label} figure={figure} />)}</div>
      {subset !== null && <ChanceNote text={chanceSentence(subset, bands)} />}
      <CertificateLine view={view} />
      <FooterButtons nothing={subset === null || subset.size === 0} actions={actions} />
    </footer>
  );
});

const FooterButtons = memo(function FooterButtons({ nothing, actions }: { readonly nothing: boolean; readonly actions: SelectActions }) {
  return (
    <div className={classes.buttons}>
      <Button size="md" variant="filled" className={classes.save ?? ''} disabled={nothing} onClick={actions.saveSubset}>
        {t({ message: 'Save subset', context: 'button with little room' })}
      </Button>
      <Button size="md" onClick={actions.compare}>{t({ message: 'Compare', context: 'verb' })}</Button>
    </div>
  );
});

/** Said only where choosing changes little: the figures above say the rest. */
function ChanceNote({ text }: { readonly text: string | null }) {
  return text === null ? null : <p className={classes.chance}>{text}</p>;
}

export function FigureBlock({ figure }: { readonly figure: Figure }) {
  return (
    <div>
      <div className={classes.figureLabel}>{figure.label}</div>
      <div className={`${classes.figure} num`}>
        {figure.value} <small>{figure.unit}</small>
      </div>
      <div className={`${classes.figureNote} num`}>{figure.note}</div>
    </div>
  );
}
