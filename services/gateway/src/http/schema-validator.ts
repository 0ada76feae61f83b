import { isEmail, textFault } from '@holdfast/contracts'
import { Ajv, type Options } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

const options: Options = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false }
// JSON has types, so a body must use the right ones. Queries and headers are text, from which numbers are converted.
const asWritten = new Ajv({ ...options, coerceTypes: false })
const fromText = new Ajv({ ...options, coerceTypes: true })
for (const ajv of [asWritten, fromText]) {
  formats.default(ajv)
  ajv.addFormat('idn-email', isEmail)
  ajv.addFormat('visible-text', (text: string) => textFault(text, Number.POSITIVE_INFINITY) === undefined)
}

export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? asWritten : fromText).compile(schema)
