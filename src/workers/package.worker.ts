import { createPackageMethods } from './packageMethods';
import { serve } from './transport';

serve(createPackageMethods());
