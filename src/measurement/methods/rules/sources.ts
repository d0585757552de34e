// Where the methods come from, beside the tables they work with.
import type { MethodSource } from './method.ts'

/** The principles and the impact map of social return on investment. */
export const sroiGuide: MethodSource = {
  title: 'A guide to Social Return on Investment',
  publisher: 'The SROI Network',
  link: 'https://www.socialvalueint.org/guide-to-sroi',
  vintage: '2012',
  checked: null,
}

/** How public bodies in Greater Manchester add up what is saved. */
export const unitCostGuidance: MethodSource = {
  title: 'Supporting public service transformation: cost benefit analysis guidance for local partnerships',
  publisher: 'HM Treasury, Public Service Transformation Network and New Economy',
  link: 'https://www.greatermanchester-ca.gov.uk/what-we-do/research/research-cost-benefit-analysis/',
  vintage: '2014',
  checked: null,
}
