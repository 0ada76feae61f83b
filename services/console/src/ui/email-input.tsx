import { TextInput, type TextInputProps } from '@mantine/core'

/** In an input of the type "email" browsers take ASCII alone before the @, but our addresses may have all letters there. */
export function EmailInput(props: TextInputProps) {
  return (
    <TextInput
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoComplete="email"
      spellCheck={false}
      maxLength={254}
      required
      {...props}
    />
  )
}
