import { t } from '@lingui/core/macro';
import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useWorkbench } from '../../store/react';

const RoleForm = lazy(async () => ({ default: (await import('./RoleForm')).RoleForm }));

/** Asks which set each dropped file is for, when a name leaves a doubt. */
export function RoleDialog() {
  const asking = useWorkbench((state) => state.asking);
  const { answerRoles } = useWorkbench((state) => state.actions);
  return (
    <Modal opened={asking.length > 0} onClose={() => void answerRoles([])} title={asking.length === 1 ? t`Which set is this file for?` : t`Which sets are these files for?`} size={560}>
      {asking.length > 0 && (
        <Suspense fallback={null}>
          <RoleForm key={asking.map(({ file }) => file.name).join('|')} asking={asking} />
        </Suspense>
      )}
    </Modal>
  );
}
