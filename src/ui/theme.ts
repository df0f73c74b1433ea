import { t } from '@lingui/core/macro';
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';
import { decimalSign } from './format';

/** Mantine asks for ten shades of the primary colour; ours is ink, and theme.css sets what is made of it. */
const INK: MantineColorsTuple = ['#f4f5f7', '#eef0f3', '#e3e6eb', '#cfd5dd', '#aeb6c1', '#7b8491', '#626b78', '#49525f', '#262c34', '#15191f'];

const px = (value: number): string => `${value}px`;

const closeButtonProps = {
  get 'aria-label'() {
    return t`Close`;
  },
};

const numberProps = {
  /** As the language writes it; both signs may be typed. */
  get decimalSeparator() {
    return decimalSign();
  },
  allowedDecimalSeparators: ['.', ','],
};

/** The one place where Mantine learns our tokens. Colours stay CSS variables, so a change of theme needs no render. */
export const theme: MantineThemeOverride = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  colors: { ink: INK },
  autoContrast: false,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: px(6),
  radius: { xs: px(4), sm: px(6), md: px(8), lg: px(10), xl: px(12) },
  spacing: { xs: px(4), sm: px(8), md: px(12), lg: px(16), xl: px(24) },
  fontSizes: { xs: px(11), sm: px(12), md: px(13), lg: px(14), xl: px(20) },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '20px', xl: '26px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: px(28), lineHeight: '36px' },
      h2: { fontSize: px(20), lineHeight: '26px' },
      h3: { fontSize: px(14), lineHeight: '20px' },
      h4: { fontSize: px(13), lineHeight: '20px' },
      h5: { fontSize: px(12), lineHeight: '16px' },
      h6: { fontSize: px(11), lineHeight: '16px' },
    },
  },
  shadows: { xs: 'none', sm: 'var(--shadow-popover)', md: 'var(--shadow-popover)', lg: 'var(--shadow-dialog)', xl: 'var(--shadow-dialog)' },
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    SegmentedControl: { defaultProps: { size: 'sm', withItemsBorders: false } },
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, events: { hover: true, focus: true, touch: true } } },
    Popover: { defaultProps: { shadow: 'sm', radius: 'md', withinPortal: true } },
    NumberInput: { defaultProps: numberProps },
    // An element without a role would stand first in the menu and take the focus: the first entry takes it.
    Menu: { defaultProps: { shadow: 'sm', radius: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
    MenuDivider: { defaultProps: { role: 'separator' } },
    // The list itself scrolls: a scrolled box within it would be a place that keys do not reach.
    Select: { defaultProps: { withScrollArea: false } },
    Modal: { defaultProps: { radius: 'xl', shadow: 'lg', centered: true, closeButtonProps } },
    Drawer: { defaultProps: { shadow: 'lg', closeButtonProps } },
    Tabs: { defaultProps: { keepMounted: false } },
    Slider: { defaultProps: { size: 4, thumbSize: 16, color: 'var(--acc)' } },
    // A bar that glides is laid out and painted in every frame, for as long as the work goes on.
    Progress: { defaultProps: { size: 6, color: 'var(--text)', transitionDuration: 0 } },
    Loader: { defaultProps: { size: 16, color: 'var(--text)' } },
    Pill: { defaultProps: { radius: 'xs' } },
    Badge: { defaultProps: { radius: 'xs', variant: 'default' } },
  },
});

/** Mantine's own variables, expressed in ours; the same in both schemes, as ours change beneath them. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text2)',
    '--mantine-color-placeholder': 'var(--text3)',
    '--mantine-color-anchor': 'var(--text)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-success': 'var(--ok)',
    '--mantine-color-default': 'var(--panel)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line2)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--text3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--text)',
    '--mantine-primary-color-filled-hover': 'color-mix(in oklab, var(--text) 86%, var(--panel))',
    '--mantine-primary-color-contrast': 'var(--panel)',
    '--mantine-primary-color-light': 'var(--sel)',
    '--mantine-primary-color-light-hover': 'var(--hover)',
    '--mantine-primary-color-light-color': 'var(--text)',
    '--mantine-color-ink-filled': 'var(--text)',
    '--mantine-color-ink-filled-hover': 'color-mix(in oklab, var(--text) 86%, var(--panel))',
    '--mantine-color-ink-light': 'var(--sel)',
    '--mantine-color-ink-light-hover': 'var(--hover)',
    '--mantine-color-ink-light-color': 'var(--text)',
    '--mantine-color-ink-outline': 'var(--text)',
    '--mantine-color-ink-text': 'var(--text)',
    '--mantine-color-gray-text': 'var(--text2)',
    '--mantine-color-gray-light-color': 'var(--text2)',
    '--mantine-color-gray-light-hover': 'var(--hover)',
  };
  return { variables: {}, light: shared, dark: shared };
};
