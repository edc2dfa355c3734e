declare module 'virtual:engine-reference' {
  const reference: import('../../../engine/build/reference.ts').ReferenceGroup[]
  export default reference
}
