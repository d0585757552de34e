import { examplesOf } from '../../example.ts'
import { qrCode } from './qr-code.ts'

export const qrCodeExamples = examplesOf(qrCode, {
  'the key of a code app': {
    title: 'The key for your code app, as a picture to scan',
    text: 'otpauth://totp/Commonweal:ada%40merebridge.example?secret=JBSWY3DPEHPK3PXP&issuer=Commonweal',
  },
})
