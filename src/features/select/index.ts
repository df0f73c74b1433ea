export { SelectScreen } from './SelectScreen';
