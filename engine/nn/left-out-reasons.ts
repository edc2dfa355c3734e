/** Modules of PyTorch's that are left out on purpose, and what to use instead. */
export const leftOutModules = {
  CTCLoss: 'align inputs and targets first and use CrossEntropyLoss',
  ConvTranspose3d: 'use Upsample and Conv3d',
  FractionalMaxPool2d: 'use AdaptiveMaxPool2d',
  FractionalMaxPool3d: 'use AdaptiveMaxPool3d',
  AdaptiveLogSoftmaxWithLoss: 'use CrossEntropyLoss',
  SyncBatchNorm: 'there is one device; use BatchNorm2d',
  DataParallel: 'there is one device; use the module itself',
} satisfies Record<string, string>
