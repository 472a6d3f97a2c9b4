import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of a drafting pencil: every action and every focus ring. */
const cobalt: MantineColorsTuple = [
  '#eef1ff',
  '#dde3ff',
  '#b9c6ff',
  '#93a7ff',
  '#7089fb',
  '#5470f3',
  '#3b57ea',
  '#2d46d0',
  '#2539ab',
  '#1e2f88',
];

/** Paper greys: warm, so that a photo looks neutral on them. */
const paper: MantineColorsTuple = [
  '#faf8f5',
  '#f3f0ea',
  '#e8e4dc',
  '#d9d4ca',
  '#bfb8ab',
  '#8f887b',
  '#676157',
  '#4b463f',
  '#322f2a',
  '#211f1c',
];

const ink: MantineColorsTuple = [
  '#eeeae3',
  '#cfc9bf',
  '#aba498',
  '#7f786d',
  '#4a453e',
  '#38342e',
  '#26231f',
  '#191714',
  '#12100e',
  '#0b0a09',
];

/** Only for what deletes or failed; dark enough for white letters on it. */
const red: MantineColorsTuple = [
  '#fdeceb',
  '#f9d5d2',
  '#f0a9a4',
  '#e77b74',
  '#df544b',
  '#d33c33',
  '#c22f27',
  '#a8251e',
  '#8d1d18',
  '#6f1511',
];

export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: 6,
  colors: { cobalt, red, gray: paper, dark: ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.5, blur: 3 },
      },
    },
  },
});
