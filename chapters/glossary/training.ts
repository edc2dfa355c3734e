import type { Term } from '../../app/reader/terms.ts'

/** How networks are trained. */
export const training: Term[] = [
  {
    en: 'accuracy',
    zh: '准确率',
    says: {
      en: 'The share of examples that a classifier gets right.',
      zh: '分类器判断正确的样本所占的比例。',
    },
    section: 'softmax-regression-scratch',
  },
  {
    en: 'Adam',
    zh: 'Adam 优化器',
    says: {
      en: 'An optimizer that divides a running mean of gradients by the root of a running mean of their squares.',
      zh: '用梯度的滑动平均除以梯度平方滑动平均的平方根来更新参数的优化器。',
    },
    also: { zh: ['Adam'] },
  },
  {
    en: 'autograd',
    zh: '自动微分',
    says: {
      en: 'Recording what is computed, so that derivatives follow by the chain rule without being written by hand.',
      zh: '记录计算过程，再按链式法则自动求出导数，不必手工推导。',
    },
    section: 'autograd',
  },
  {
    en: 'backpropagation',
    zh: '反向传播',
    says: {
      en: 'Going through a computation from its end to its start and multiplying local derivatives on the way.',
      zh: '从计算的终点走回起点，沿途把各处的局部导数相乘。',
    },
    section: 'backprop',
    also: { en: ['backprop'] },
  },
  {
    en: 'batch size',
    zh: '批量大小',
    says: {
      en: 'How many examples are put through the network before the parameters are updated once.',
      zh: '每更新一次参数所用的样本数。',
    },
    section: 'linear-regression-scratch',
    also: { en: ['minibatch size'] },
  },
  {
    en: 'computational graph',
    zh: '计算图',
    says: {
      en: 'The operations of a computation and who uses whose result.',
      zh: '一次计算中的各个运算，以及谁用了谁的结果。',
    },
    section: 'backprop',
  },
  {
    en: 'cross-entropy',
    zh: '交叉熵',
    says: {
      en: 'The mean surprise at the true labels under predicted probabilities; the usual loss of classification.',
      zh: '按预测概率看待真实标签时的平均惊异；分类任务常用的损失。',
    },
    section: 'softmax-regression',
    also: { en: ['cross entropy'] },
  },
  {
    en: 'derivative',
    zh: '导数',
    says: {
      en: 'How fast a function changes with its input.',
      zh: '函数值随输入变化的快慢。',
    },
    section: 'autograd',
  },
  {
    en: 'epoch',
    zh: '轮次',
    says: {
      en: 'One pass through all training examples.',
      zh: '把全部训练样本用过一遍。',
    },
    section: 'linear-regression-scratch',
  },
  {
    en: 'exploding gradient',
    zh: '梯度爆炸',
    says: {
      en: 'Gradients that grow by a factor in every layer until training breaks.',
      zh: '梯度每过一层就放大一次，直到训练崩溃。',
    },
    section: 'numerical-stability-and-init',
  },
  {
    en: 'gradient',
    zh: '梯度',
    says: {
      en: 'The vector of derivatives by each parameter; it points where the function grows fastest.',
      zh: '对各参数的导数组成的向量；指向函数增长最快的方向。',
    },
    section: 'autograd',
  },
  {
    en: 'gradient clipping',
    zh: '梯度裁剪',
    says: {
      en: 'Scaling a gradient down when its norm exceeds a limit.',
      zh: '梯度的范数超过上限时按比例缩小。',
    },
    section: 'rnn-scratch',
  },
  {
    en: 'gradient descent',
    zh: '梯度下降',
    says: {
      en: 'Moving parameters a little against the gradient, again and again.',
      zh: '一次次让参数沿梯度的反方向移动一小步。',
    },
    section: 'linear-regression',
  },
  {
    en: 'hyperparameter',
    zh: '超参数',
    says: {
      en: 'A setting that is chosen, not learnt, such as the learning rate.',
      zh: '由人选定而不是学到的设置，例如学习率。',
    },
    section: 'linear-regression',
  },
  {
    en: 'learning rate',
    zh: '学习率',
    says: {
      en: 'How far parameters move for a gradient of a given size.',
      zh: '给定梯度时参数移动的步幅。',
    },
    section: 'linear-regression',
  },
  {
    en: 'loss function',
    zh: '损失函数',
    says: {
      en: 'A number that says how bad a prediction is; training makes it small.',
      zh: '衡量预测有多差的数值；训练就是让它变小。',
    },
    section: 'linear-regression',
    also: { en: ['loss', 'losses'], zh: ['损失'] },
  },
  {
    en: 'minibatch',
    zh: '小批量',
    says: {
      en: 'A few examples that one step of training looks at.',
      zh: '训练的一步所看的少量样本。',
    },
    section: 'linear-regression',
    also: { en: ['minibatches', 'mini-batch'] },
  },
  {
    en: 'momentum',
    zh: '动量法',
    says: {
      en: 'Adding a share of the last step to the next, so that steady directions gain speed.',
      zh: '每步都加上前一步的一部分，使方向稳定时加速。',
    },
    also: { zh: ['动量'] },
    everyday: ['en', 'zh'],
  },
  {
    en: 'optimizer',
    zh: '优化算法',
    says: {
      en: 'The rule by which gradients change parameters.',
      zh: '根据梯度更新参数的规则。',
    },
    section: 'linear-regression-concise',
    also: { zh: ['优化器'] },
  },
  {
    en: 'squared loss',
    zh: '平方损失',
    says: {
      en: 'Half the square of the difference between prediction and label.',
      zh: '预测与标签之差的平方的一半。',
    },
    section: 'linear-regression',
  },
  {
    en: 'stochastic gradient descent',
    zh: '随机梯度下降',
    says: {
      en: 'Gradient descent that looks at a random minibatch at each step.',
      zh: '每一步只看一个随机小批量的梯度下降。',
    },
    section: 'linear-regression',
    also: { en: ['SGD'], zh: ['SGD'] },
  },
  {
    en: 'vanishing gradient',
    zh: '梯度消失',
    says: {
      en: 'Gradients that shrink by a factor in every layer until nothing is learnt.',
      zh: '梯度每过一层就缩小一次，直到什么也学不到。',
    },
    section: 'numerical-stability-and-init',
  },
]
