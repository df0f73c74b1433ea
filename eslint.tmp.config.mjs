import tseslint from 'typescript-eslint';
import { textsConfig } from './scripts/eslint/texts.mjs';
import { CONVERTED, SAID } from './scripts/texts/areas.mjs';
export default [{files:['**/*.{ts,tsx}'],languageOptions:{parser:tseslint.parser,parserOptions:{ecmaFeatures:{jsx:true}}}}, textsConfig(CONVERTED),textsConfig(SAID.folders,'core',SAID.without)];
