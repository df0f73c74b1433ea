import { Trans } from '@lingui/react/macro';
import { IconCertificate } from '@tabler/icons-react';
import classes from './ExportScreen.module.css';

/** Says that the notice of a sample set goes with the rows. */
export function AttributionNote({ file }: { readonly file: string }) {
  return (
    <p className={classes.attribution}>
      <IconCertificate size={18} stroke={1.6} aria-hidden="true" />
      <span>
        <Trans>
          <strong>Attribution travels along.</strong> These rows come from the sample set of DELIFT Workbench, under Apache-2.0; the notice is written to <code>{file}</code>.
        </Trans>
      </span>
    </p>
  );
}
