/** What is done to images before a network sees them; torchvision's names, and its random numbers. */
export { Compose, Lambda, Normalize, ToTensor } from './transforms/basic.ts'
export { adjustBrightness, adjustContrast, adjustHue, adjustSaturation, ColorJitter } from './transforms/color.ts'
export { CenterCrop, crop, Pad, RandomCrop, RandomResizedCrop } from './transforms/crop.ts'
export { hflip, RandomHorizontalFlip, RandomVerticalFlip, vflip } from './transforms/flip.ts'
export { Resize, resize } from './transforms/resize.ts'
export { Transform, type TransformLike } from './transforms/transform.ts'
