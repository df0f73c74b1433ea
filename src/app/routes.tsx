import { t } from '@lingui/core/macro';
import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from './NotFound';
import { ProjectGate } from './ProjectGate';
import { Screen } from './Screen';
import { Shell } from './shell/Shell';

const StartScreen = lazy(async () => ({ default: (await import('../features/start')).StartScreen }));
const DataScreen = lazy(async () => ({ default: (await import('../features/data')).DataScreen }));
const ScoreScreen = lazy(async () => ({ default: (await import('../features/score')).ScoreScreen }));
const SelectScreen = lazy(async () => ({ default: (await import('../features/select')).SelectScreen }));
const CompareScreen = lazy(async () => ({ default: (await import('../features/compare')).CompareScreen }));
const ExportScreen = lazy(async () => ({ default: (await import('../features/export')).ExportScreen }));
const OpenView = lazy(async () => ({ default: (await import('./views/OpenView')).OpenView }));

/** The link holds screen, tab, row and pair; the data stay in the browser. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<Screen name={t`Start`}><StartScreen /></Screen>} />
        <Route path="p/:id" element={<ProjectGate />}>
          <Route index element={<Navigate to="data" replace />} />
          <Route path="data" element={<Screen name={t`Data`}><DataScreen /></Screen>} />
          <Route path="score" element={<Screen name={t`Score`}><ScoreScreen /></Screen>} />
          <Route path="select" element={<Screen name={t`Select`}><SelectScreen /></Screen>} />
          <Route path="compare" element={<Screen name={t`Compare`}><CompareScreen /></Screen>} />
          <Route path="view/:viewId" element={<Screen name={t`the view`}><OpenView /></Screen>} />
          <Route path="export" element={<Screen name={t`Export`}><ExportScreen /></Screen>} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
