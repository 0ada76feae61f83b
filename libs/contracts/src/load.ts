import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ServiceDefinition } from '@grpc/grpc-js'
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader'

export const protoRoot = fileURLToPath(new URL('../../../protos', import.meta.url))

export const protoFiles = readdirSync(protoRoot, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.proto'))
  .sort()

// generate.ts passes the same options, so that the generated types are those of what is loaded here.
export const packages = loadSync(protoFiles, {
  includeDirs: [protoRoot],
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
})

/** A message of the contracts: how it is written to bytes and read back. */
export interface Message<Input, Output> {
  /** The full name of the message. An entry that carries the message has it as its `type`. */
  type: string
  encode(value: Input): Buffer
  decode(bytes: Uint8Array): Output
}

export function message<Input, Output>(type: string): Message<Input, Output> {
  const definition = packages[type] as MessageTypeDefinition<Input, Output> | undefined
  if (!definition) throw new Error(`no message ${type} in protos/`)
  return {
    type,
    encode: (value) => definition.serialize(value),
    decode: (bytes) => definition.deserialize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  }
}

export function service<Definition extends object>(name: string): Definition & ServiceDefinition {
  const definition = packages[name]
  if (!definition) throw new Error(`no service ${name} in protos/`)
  return definition as unknown as Definition & ServiceDefinition
}
