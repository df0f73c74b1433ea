import { expect, test } from 'vitest';
import { alarmSentence } from '../../../core/evaluation/alarmSentence';
import { alarmText } from './alarmText';

test.each(['all-missing', 'constant', 'constant-by-column', 'not-a-number', 'out-of-range', 'distance-out-of-range', 'diagonal-not-positive'] as const)('%s is said in the words of the command line', (alarm) => {
  expect(alarmText(alarm)).toBe(alarmSentence(alarm));
});
