// Arithmetic of colours: mixing, and the contrast of two of them as WCAG 2.2 defines it (relative luminance, sRGB).

/** `#0b5c5a`, in lower case. */
export type Hex = `#${string}`

/** The colour as six lower-case digits, or undefined where it is not one (`#abc` and `#aabbcc` are taken). */
export const asHex = (text: string): Hex | undefined => {
  const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text.trim().toLowerCase())?.[1]
  if (found === undefined) return undefined
  return `#${found.length === 3 ? found.replace(/./g, '$&$&') : found}`
}

const channels = (colour: Hex): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** `part` of the second colour in the first: 0 is the first, 1 the second. */
export const mix = (first: Hex, second: Hex, part: number): Hex => {
  const other = channels(second)
  const mixed = channels(first).map((value, i) => Math.round(value + ((other[i] ?? 0) - value) * part))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const luminance = (colour: Hex): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white). Text needs 4.5, marks need 3. */
export const contrast = (a: Hex, b: Hex): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
