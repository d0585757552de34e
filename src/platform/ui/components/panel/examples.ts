import { examplesOf } from '../../example.ts'
import { html } from '../../html.ts'
import { panel } from './panel.ts'

export const panelExamples = examplesOf(panel, {
  'with a reference': { title: 'Your return was sent', text: html`Its reference is <strong>MB-2026-0117</strong>` },
})
