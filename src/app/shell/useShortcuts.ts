import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useWorkbench } from '../../store/react';
import { GO_KEYS } from '../../ui/goKeys';
import { isLetterKey, isTextField } from './keys';

/** The second letter of a pair has to come within this time. */
const PAIR_MS = 1200;

/**
 * Keys that hold on every screen. They are taken before any screen sees them: G then S goes to Score and does not
 * save a subset; with letters switched off no screen is told of a letter.
 */
export function useShortcuts(openHelp: () => void): void {
  const navigate = useNavigate();
  const { id } = useParams();
  const actions = useWorkbench((state) => state.actions);
  const letterKeys = useWorkbench((state) => state.letterKeys);

  useEffect(() => {
    let goAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent): void => {
      const taken = (act: () => void): void => {
        event.preventDefault();
        event.stopImmediatePropagation();
        act();
      };
      if (event.defaultPrevented || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 'z') return taken(event.shiftKey ? actions.redo : actions.undo);
      if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 'y') return taken(actions.redo);
      if (!isLetterKey(event)) return;
      if (!letterKeys) return event.stopImmediatePropagation();
      if (event.key === '?') return taken(openHelp);
      const step = event.timeStamp - goAt < PAIR_MS ? GO_KEYS[key] : undefined;
      goAt = key === 'g' ? event.timeStamp : -Infinity;
      if (key === 'g') return taken(() => undefined);
      if (step !== undefined && id !== undefined) taken(() => void navigate(`/p/${id}/${step}`));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [actions, id, letterKeys, navigate, openHelp]);
}
