// How a page that stands alone looks: on a screen, on a phone, on paper. It loads nothing.
import { colours } from '../look.ts'

export const ownStyle = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: ${colours.paper}; color: ${colours.ink}; font: 1.1875rem/1.5 "Atkinson Hyperlegible", Arial, Helvetica, sans-serif; }
header > div, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3.5rem; border-top: 0.75rem solid ${colours.brand}; }
h1 { font-size: clamp(2rem, 6vw, 3rem); line-height: 1.1; color: ${colours.brandDark}; margin-top: 0; margin-bottom: 1rem; }
h2 { font-size: 1.6875rem; line-height: 1.2; color: ${colours.brandDark}; margin: 3rem 0 1rem; padding-top: 0.75rem; border-top: 2px solid ${colours.line}; }
h3 { font-size: 1.3125rem; line-height: 1.25; margin: 2rem 0 0.75rem; }
h4, h5 { font-size: 1.1875rem; margin: 1.5rem 0 0.5rem; }
p, ul, ol, dl { margin: 0 0 1.25rem; overflow-wrap: anywhere; }
li { margin-bottom: 0.35rem; }
a { color: ${colours.link}; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid ${colours.ink}; outline-offset: 2px; background: #ffd166; color: ${colours.ink}; }
.lead { font-size: 1.375rem; }
.about { color: ${colours.muted}; }
.subtitle { font-size: 1.375rem; color: ${colours.muted}; }
.notice { border-left: 0.5rem solid ${colours.brand}; background: ${colours.wash}; padding: 0.75rem 1rem; }
nav { margin: 2rem 0; }
nav ol { list-style: none; padding: 0; }
nav .under { padding-left: 1.5rem; }
.scroll { overflow-x: auto; margin: 0 0 2rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1rem 0.6rem 0; border-bottom: 1px solid ${colours.line}; }
thead th { border-bottom: 3px solid ${colours.brand}; }
.number { text-align: right; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 30%) 1fr; gap: 0 1.5rem; padding: 0.6rem 0; border-bottom: 1px solid ${colours.line}; }
dt { font-weight: 700; }
dd { margin: 0; }
.note { border-left: 0.5rem solid ${colours.brand}; background: ${colours.wash}; padding: 1rem 1.25rem 0.1rem; margin: 0 0 2rem; }
.note-title { font-weight: 700; margin-bottom: 0.5rem; }
.cw-document__figure { margin: 0 0 2rem; }
.cw-document__figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-weight: 700; margin-top: 0.5rem; }
.cw-document__questions { padding-left: 2.25rem; }
.cw-document__question { margin-bottom: 1.75rem; }
.cw-document__question::marker { font-weight: 700; }
.cw-document__question p { margin-bottom: 0.35rem; }
.cw-document__answers { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; color: ${colours.muted}; }
.cw-document__box, .cw-document__line { display: none; }
.small { font-size: 1rem; margin-top: 3rem; border-top: 2px solid ${colours.line}; padding-top: 1rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; color: ${colours.muted}; }
@media (max-width: 30rem) { dl > div { display: block; } }
@media print {
  body { font-size: 11pt; }
  .cw-document__answers { color: ${colours.ink}; }
  .cw-document__box { display: inline-block; width: 1.1em; height: 1.1em; border: 2px solid ${colours.ink}; vertical-align: -0.15em; margin-right: 0.35em; }
  .cw-document__line { display: block; height: 2.25rem; border-bottom: 1px solid ${colours.muted}; }
  h2, h3, caption { break-after: avoid; }
  tr, .note, .cw-document__question { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
}
`
