import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWorkbench } from '../../store/react';
import { EmptyState } from '../../ui/EmptyState';

/** What a link to a view opens: the view, at its own address. */
export function OpenView() {
  const { id = '', viewId = '' } = useParams();
  const known = useWorkbench((state) => state.project?.views.some((view) => view.id === viewId) ?? false);
  const { openView } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  useEffect(() => {
    const at = known ? openView(viewId) : null;
    if (at !== null) void navigate(`/p/${id}/${at}`, { replace: true });
  }, [id, viewId, known, openView, navigate]);
  if (known) return null;
  return (
    <EmptyState title={t`This view is not in the project`} text={t`It was removed, or it was saved in another browser. The project itself is here as it was.`}>
      <Button component={Link} to={`/p/${id}/select`} variant="filled"><Trans>Go to Select</Trans></Button>
    </EmptyState>
  );
}
