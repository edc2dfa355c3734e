import type { Term } from '../../app/reader/terms.ts'

/** Networks for images. */
export const convolution: Term[] = [
  {
    en: 'channel',
    zh: '通道',
    says: {
      en: 'One of the maps that an image or a hidden layer consists of, such as red, green and blue.',
      zh: '图像或隐藏层的一个分量图，例如红、绿、蓝。',
    },
    section: 'channels',
  },
  {
    en: 'convolution',
    zh: '卷积',
    says: {
      en: 'Sliding a small window of weights over an input and summing the products at each place.',
      zh: '让一小块权重在输入上滑动，在每个位置求乘积之和。',
    },
    section: 'conv-layer',
  },
  {
    en: 'feature map',
    zh: '特征图',
    says: {
      en: 'What one channel of a convolutional layer gives: how strongly a pattern is found at each place.',
      zh: '卷积层一个通道的输出：各个位置上某种模式的强弱。',
    },
    section: 'conv-layer',
  },
  {
    en: 'kernel',
    zh: '卷积核',
    says: {
      en: 'The small window of weights of a convolution.',
      zh: '卷积中的一小块权重。',
    },
    section: 'conv-layer',
  },
  {
    en: 'padding',
    zh: '填充',
    says: {
      en: 'Rows and columns added around an input, usually zeros, so that its size is kept.',
      zh: '在输入四周添加的行列（通常为零），以保持大小。',
    },
    section: 'padding-and-strides',
    everyday: ['zh'],
  },
  {
    en: 'pooling',
    zh: '汇聚',
    says: {
      en: 'Taking the maximum or mean of each window of a feature map.',
      zh: '取特征图每个窗口的最大值或平均值。',
    },
    section: 'pooling',
    also: { zh: ['池化'] },
  },
  {
    en: 'receptive field',
    zh: '感受野',
    says: {
      en: 'The part of the input that a value of a later layer can see.',
      zh: '后面某层的一个值所能看到的输入区域。',
    },
    section: 'conv-layer',
  },
  {
    en: 'stride',
    zh: '步幅',
    says: {
      en: 'How far a window moves from one place to the next.',
      zh: '窗口从一处移到下一处的距离。',
    },
    section: 'padding-and-strides',
  },
]
