// PyTorch's parameters of `nn.functional` that torchlet takes by position: those that have no default.
const pool = ['avg_pool1d', 'avg_pool2d', 'avg_pool3d', 'max_pool1d', 'max_pool2d', 'max_pool3d', 'unfold']
const adaptive = ['avg_pool1d', 'avg_pool2d', 'avg_pool3d', 'max_pool1d', 'max_pool2d', 'max_pool3d']
const convolutions = ['conv1d', 'conv2d', 'conv3d', 'conv_transpose1d', 'conv_transpose2d', 'conv_transpose3d']
const unpool = ['max_unpool1d', 'max_unpool2d', 'max_unpool3d']
const all = (names, order) => Object.fromEntries(names.map(name => [name, order]))

const orders = {
  ...all(pool, 'input kernel_size'),
  ...all(
    adaptive.map(name => `adaptive_${name}`),
    'input output_size',
  ),
  ...all(convolutions, 'input weight'),
  ...all(unpool, 'input indices kernel_size'),
  batch_norm: 'input running_mean running_var',
  channel_shuffle: 'input groups',
  embedding: 'input weight',
  embedding_bag: 'input weight',
  fold: 'input output_size kernel_size',
  group_norm: 'input num_groups',
  instance_norm: 'input',
  layer_norm: 'input normalized_shape',
  local_response_norm: 'input size',
  pad: 'input pad',
  pixel_shuffle: 'input upscale_factor',
  pixel_unshuffle: 'input downscale_factor',
  prelu: 'input weight',
  threshold: 'input threshold value',
}

export const positionalOfFunctional = Object.fromEntries(
  Object.entries(orders).map(([name, order]) => [`nn.functional.${name}`, order]),
)
