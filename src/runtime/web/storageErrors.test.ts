import { expect, test } from 'vitest';
import { AppError } from '../../core/base/errors';
import { storageError, stored } from './storageErrors';

test('a full storage has its own code, with what is kept and what to do', async () => {
  const error = storageError(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
  expect(error).toMatchObject({ code: 'storage-full', details: { name: 'QuotaExceededError' } });
  expect(error.message).toMatch(/kept in this tab.*Download the project/);
  await expect(stored(() => Promise.reject(new DOMException('closing', 'InvalidStateError')))).rejects.toMatchObject({ code: 'storage-failed' });
});

test('an error that has a code keeps it', async () => {
  const error = new AppError('hash-mismatch', 'changed');
  await expect(stored(() => Promise.reject(error))).rejects.toBe(error);
  await expect(stored(() => Promise.resolve(4))).resolves.toBe(4);
});
