import { packProject, unpackProject } from '../core/export/projectFile';
import { createProjectFileCodec } from './projectCodec';

/** Project files in this thread. */
export const projectFileCodec = createProjectFileCodec({ packProject, unpackProject });
