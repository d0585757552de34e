import { examplesOf } from '../../example.ts'
import { fileUpload } from './file-upload.ts'

export const fileUploadExamples = examplesOf(fileUpload, {
  'a register': {
    name: 'file',
    label: 'Choose the file of postcodes',
    hint: 'CSV, as published. It may be packed as .gz or .zip.',
    accept: '.csv,.gz,.zip',
  },
  'with a mistake': { name: 'another-file', label: 'Choose a file', error: 'The file is empty: choose another' },
})
