// A text as a picture for a phone's camera. Whoever cannot use a camera needs the same text in words beside it.
import { encode } from 'uqr'
import { type Html, html } from '../../html.ts'

export interface QrCodeOptions {
  readonly text: string
  /** What the picture is for, for those who do not see it. */
  readonly title: string
}

/** Dark squares as one path: a row's neighbours are drawn as one, so that no hairlines show between them. */
const outline = (rows: readonly (readonly boolean[])[]): string => {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x += 1
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`
    }
  })
  return path
}

/** Always black on white with its white border, in dark and in forced colours too: cameras need it. */
export const qrCode = ({ text, title }: QrCodeOptions): Html => {
  const { data, size } = encode(text, { border: 4 })
  return html`<svg class="cw-qr-code" role="img" aria-label="${title}" viewBox="${`0 0 ${size} ${size}`}" width="220" height="220"><rect width="100%" height="100%" fill="#ffffff"></rect><path d="${outline(data)}" fill="#000000"></path></svg>`
}
