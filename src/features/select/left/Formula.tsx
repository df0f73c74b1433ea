import { t } from '@lingui/core/macro';
import { Fragment } from 'react';
import type { FormulaPart } from '../model/objectives';
import classes from './left.module.css';

/** The objective as the paper writes it. */
export function Formula({ parts, label }: { readonly parts: readonly FormulaPart[]; readonly label: string }) {
  return (
    <p className={classes.formula} aria-label={t`Formula of ${label}`}>
      {parts.map((part, index) => (
        <Fragment key={index}>{typeof part === 'string' ? part : <sub>{part.below}</sub>}</Fragment>
      ))}
    </p>
  );
}
