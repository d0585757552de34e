// A file from the person's own machine. The form must be `multipart`.
import { type FieldOptions, fieldParameters } from '../../fields.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface FileUploadOptions extends FieldOptions {
  /** What the file chooser offers first: `.csv,.xlsx`. The server checks the content whatever is chosen. */
  readonly accept?: string
  readonly multiple?: boolean
}

export const fileUpload = (options: FileUploadOptions): Html =>
  macro('file-upload', {
    ...fieldParameters(options),
    multiple: options.multiple,
    attributes: options.accept === undefined ? undefined : { accept: options.accept },
  })
