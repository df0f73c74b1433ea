import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight, IconDots, IconTrash } from '@tabler/icons-react';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { moveTo, SETS } from '../model/formNames';

/** Moves a file to another set, or removes it. Both can be undone. */
export function FileMenu({ file }: { readonly file: ProjectFile }) {
  const { moveFile, removeFile } = useWorkbench((state) => state.actions);
  const readOnly = useWorkbench((state) => state.readOnly);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t`Actions for ${file.file}`} disabled={readOnly}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SETS.filter((set) => set !== file.set).map((set) => (
          <Menu.Item key={set} leftSection={<IconArrowRight size={16} stroke={1.6} />} onClick={() => moveFile(file.fileId, set)}>
            {moveTo(set)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => removeFile(file.fileId)}>
          <Trans>Remove file</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
