import { createProjectMethods } from './projectMethods';
import { serve } from './transport';

serve(createProjectMethods());
