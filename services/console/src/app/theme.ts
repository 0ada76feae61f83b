import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type TableScrollContainerProps,
} from '@mantine/core'
import type { Words } from '../words/words.tsx'

/** The one accent colour of mails, linked pages and console: shade 7 on light ground, shade 4 on dark ground. */
const accent: MantineColorsTuple = [
  '#e9f7f4',
  '#d3eee8',
  '#a6ddd0',
  '#78ccb9',
  '#4cc2ac',
  '#2fa48f',
  '#148573',
  '#0b6e5f',
  '#08574b',
  '#054038',
]

/** A table that is wider than its place is moved by the arrow keys, too. */
const movedByKeys: Partial<TableScrollContainerProps> = { scrollAreaProps: { viewportProps: { tabIndex: 0 } } }

const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  // Not by `extend`, which would make the component a part of the first page.
  components: {
    TableScrollContainer: { defaultProps: movedByKeys },
    // The list itself is moved, by the arrow keys of its field.
    Select: { defaultProps: { withScrollArea: false } },
  },
})

/** With the words that Mantine does not have. */
export function themeIn(words: Words): MantineThemeOverride {
  const closed = { closeButtonProps: { 'aria-label': words.shell.close } }
  return { ...theme, components: { ...theme.components, Modal: { defaultProps: closed } } }
}

/** Text keeps a contrast of 4.5 to 1 on both grounds: quiet text, placeholders, that of badges and alerts, and that of red buttons. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-red-filled': '#c22f24',
    '--mantine-color-red-filled-hover': '#a3271d',
  },
  light: {
    '--mantine-color-dimmed': '#51646e',
    '--mantine-color-placeholder': '#63717a',
    '--mantine-color-anchor': accent[7],
    '--mantine-color-error': '#a3271d',
    '--mantine-color-red-light-color': '#a3271d',
    '--mantine-color-orange-light-color': '#8f3b06',
    '--mantine-color-blue-light-color': '#17548f',
  },
  dark: {
    '--mantine-color-dimmed': '#9fb1ba',
    '--mantine-color-placeholder': '#8fa0aa',
    '--mantine-color-anchor': accent[4],
    '--mantine-color-error': '#ff9d92',
  },
})
