// The front door of procurements: the questions neighbours may ask of them.
export { procurementsSteps } from './pipeline/actions/steps.ts'
