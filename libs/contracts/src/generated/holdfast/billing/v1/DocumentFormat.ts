export const DocumentFormat = {
  DOCUMENT_FORMAT_UNSPECIFIED: 'DOCUMENT_FORMAT_UNSPECIFIED',
  DOCUMENT_FORMAT_PDF: 'DOCUMENT_FORMAT_PDF',
  DOCUMENT_FORMAT_UBL: 'DOCUMENT_FORMAT_UBL',
} as const;

export type DocumentFormatInput =
  | 'DOCUMENT_FORMAT_UNSPECIFIED'
  | 0
  | 'DOCUMENT_FORMAT_PDF'
  | 1
  | 'DOCUMENT_FORMAT_UBL'
  | 2

export type DocumentFormat = typeof DocumentFormat[keyof typeof DocumentFormat]
