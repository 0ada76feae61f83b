import { type Serializer, type SerializerFactory, SerializerSelector } from '@fastify/fast-json-stringify-compiler'

const build = SerializerSelector()

/** Fastify's own compiler. A schema that nearly every route names, such as that of problems, is compiled once. */
export const buildSerializers: SerializerFactory = (schemas, options) => {
  const compile = build(schemas, options)
  const named = new Map<string, Serializer>()
  return (route) => {
    const { $ref: name } = route.schema as { $ref?: string }
    const known = name === undefined ? undefined : named.get(name)
    const serializer = known ?? compile(route)
    if (name !== undefined) named.set(name, serializer)
    return serializer
  }
}
