// Every colour of the product, once. Contrast with paper and with wash is computed in tokens.test.ts: 4.5 for text, 3 for marks.
import { asHex, contrast, type Hex, mix } from './colour.ts'

export const tokens = {
  ink: '#17211f',
  muted: '#4d5b58',
  /** Header band, main buttons, what is chosen. An installation may set its own. */
  brand: '#0b5c5a',
  link: '#0b5563',
  linkHover: '#062f37',
  linkVisited: '#5b3a7e',
  /** What needs attention: overdue, held, a gap. Never decoration. */
  accent: '#c2410c',
  error: '#a4161a',
  success: '#1b6e3c',
  /** Behind what has the keyboard's focus, always with a line of ink. */
  focus: '#ffd166',
  wash: '#f3f7f5',
  line: '#c5d0cc',
  paper: '#ffffff',
  /** The border of what can be filled in. */
  field: '#17211f',
  /** Charts, in this order; always with a label or a shape. */
  series1: '#0072b2',
  series2: '#d55e00',
  series3: '#009e73',
  series4: '#7b3294',
  /** The lines of what is not known, on paper. */
  notKnown: '#6b7672',
} as const satisfies Readonly<Record<string, Hex>>

export interface Brand {
  readonly colour: Hex
  readonly dark: Hex
  readonly pale: Hex
  /** Said to the administrator when the colour asked for was not taken. */
  readonly words?: string
}

const brandFrom = (colour: Hex): Brand => ({
  colour,
  dark: mix(colour, '#000000', 0.3),
  pale: mix(colour, tokens.paper, 0.8),
})

/** The colour an installation asked for, or our own where white words on it could not be read. */
export const brandOf = (asked: string): Brand => {
  const colour = asHex(asked)
  if (colour === undefined)
    return {
      ...brandFrom(tokens.brand),
      words: `"${asked}" is not a colour. Write it as # and six digits, such as ${tokens.brand}. The usual colour is used.`,
    }
  const reached = contrast(colour, tokens.paper)
  if (reached < 4.5)
    return {
      ...brandFrom(tokens.brand),
      words: `White words on ${colour} are too hard to read: the contrast is ${reached.toFixed(1)} and must be 4.5. Choose a darker colour. The usual colour is used.`,
    }
  return brandFrom(colour)
}
