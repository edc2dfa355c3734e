import type { Localized } from '../app/reader/course.ts'

/** A word of the field, what it means in one sentence, and the section that explains it (left out while it is not there). */
export type Term = Localized & { says: Localized; section?: string }

/** The terms of the page `glossary`; each language sorts them by its own order. */
export const glossary: Term[] = [
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
    en: 'activation function',
    zh: '激活函数',
    says: {
      en: 'A nonlinear function applied to every value of a layer; without it, layers on top of each other would still be one linear map.',
      zh: '逐个作用于一层各值的非线性函数；没有它，叠再多层也仍是一个线性映射。',
    },
    section: 'mlp',
  },
  {
    en: 'Adam',
    zh: 'Adam 优化器',
    says: {
      en: 'An optimizer that divides a running mean of gradients by the root of a running mean of their squares.',
      zh: '用梯度的滑动平均除以梯度平方滑动平均的平方根来更新参数的优化器。',
    },
  },
  {
    en: 'attention',
    zh: '注意力机制',
    says: {
      en: 'A weighted mean of values, whose weights say how well each key fits a query.',
      zh: '对若干值加权平均，权重表示各个键与查询的匹配程度。',
    },
    section: 'attention-scoring-functions',
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
  },
  {
    en: 'batch normalization',
    zh: '批量规范化',
    says: {
      en: 'Giving every channel mean 0 and variance 1 over a minibatch, then a learnt scale and shift.',
      zh: '在小批量上让每个通道均值为 0、方差为 1，再乘以学到的缩放并加上平移。',
    },
    section: 'batch-norm',
  },
  {
    en: 'batch size',
    zh: '批量大小',
    says: {
      en: 'How many examples are put through the network before the parameters are updated once.',
      zh: '每更新一次参数所用的样本数。',
    },
    section: 'linear-regression-scratch',
  },
  {
    en: 'bias',
    zh: '偏置',
    says: {
      en: 'A learnt number added to a weighted sum.',
      zh: '加在加权和之后、可学习的常数项。',
    },
    section: 'linear-regression',
  },
  {
    en: 'broadcasting',
    zh: '广播',
    says: {
      en: 'Repeating dimensions of size 1 without copying, so that tensors of different shapes fit together.',
      zh: '不复制地重复长度为 1 的维度，使形状不同的张量可以一起运算。',
    },
    section: 'tensors',
  },
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
    en: 'class',
    zh: '类别',
    says: {
      en: 'One of the answers that a classifier chooses from.',
      zh: '分类器可选的答案之一。',
    },
    section: 'softmax-regression',
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
    en: 'convolution',
    zh: '卷积',
    says: {
      en: 'Sliding a small window of weights over an input and summing the products at each place.',
      zh: '让一小块权重在输入上滑动，在每个位置求乘积之和。',
    },
    section: 'conv-layer',
  },
  {
    en: 'covariate shift',
    zh: '协变量偏移',
    says: {
      en: 'A change of where inputs come from while the way they lead to labels stays the same.',
      zh: '输入的分布变了，而输入与标签之间的关系不变。',
    },
  },
  {
    en: 'cross-entropy',
    zh: '交叉熵',
    says: {
      en: 'The mean surprise at the true labels under predicted probabilities; the usual loss of classification.',
      zh: '按预测概率看待真实标签时的平均惊异；分类任务常用的损失。',
    },
    section: 'softmax-regression',
  },
  {
    en: 'data augmentation',
    zh: '数据增广',
    says: {
      en: 'Making training examples differ by random crops, flips and colours that do not change the label.',
      zh: '用不改变标签的随机裁剪、翻转和变色来丰富训练样本。',
    },
    section: 'image-augmentation',
  },
  {
    en: 'dataset',
    zh: '数据集',
    says: {
      en: 'A collection of examples.',
      zh: '一组样本。',
    },
    section: 'image-classification-dataset',
  },
  {
    en: 'decoder',
    zh: '解码器',
    says: {
      en: 'The part of a network that makes an output, step by step, from an encoding.',
      zh: '网络中根据编码逐步生成输出的部分。',
    },
    section: 'encoder-decoder',
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
    en: 'dropout',
    zh: '暂退法',
    says: {
      en: 'Setting random activations to zero during training and enlarging the others, so that none is relied on alone.',
      zh: '训练时随机把一些激活值置零并放大其余的，使网络不依赖单个单元。',
    },
    section: 'dropout',
  },
  {
    en: 'dtype',
    zh: '数据类型',
    says: {
      en: 'The type of the elements of a tensor.',
      zh: '张量元素的类型。',
    },
    section: 'tensors',
  },
  {
    en: 'embedding',
    zh: '嵌入',
    says: {
      en: 'A learnt vector for each of a list of things, such as words.',
      zh: '为一组对象（例如词）各学一个向量。',
    },
  },
  {
    en: 'encoder',
    zh: '编码器',
    says: {
      en: 'The part of a network that turns an input into a representation.',
      zh: '网络中把输入变成表示的部分。',
    },
    section: 'encoder-decoder',
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
    en: 'example',
    zh: '样本',
    says: {
      en: 'One thing of a dataset: its features and, in supervised learning, its label.',
      zh: '数据集中的一条：它的特征，在监督学习中还有标签。',
    },
    section: 'linear-regression',
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
    en: 'feature',
    zh: '特征',
    says: {
      en: 'A number that describes an example to the model.',
      zh: '向模型描述样本的一个数值。',
    },
    section: 'linear-regression',
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
    en: 'fine-tuning',
    zh: '微调',
    says: {
      en: 'Training a network a little further, starting from parameters learnt on another task.',
      zh: '从另一任务上学到的参数出发，再做少量训练。',
    },
    section: 'fine-tuning',
  },
  {
    en: 'generalization',
    zh: '泛化',
    says: {
      en: 'Doing well on examples that were not seen in training.',
      zh: '在训练中没见过的样本上也表现良好。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'generalization gap',
    zh: '泛化差距',
    says: {
      en: 'The distance between the error on new examples and the error on training examples.',
      zh: '新样本上的误差与训练误差之间的差距。',
    },
    section: 'underfit-overfit',
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
    en: 'GRU',
    zh: '门控循环单元',
    says: {
      en: 'A recurrent layer with two gates, which decide what of the state is kept and what is renewed.',
      zh: '带有两个门的循环层，决定状态中哪些保留、哪些更新。',
    },
    section: 'gru',
  },
  {
    en: 'hidden layer',
    zh: '隐藏层',
    says: {
      en: 'A layer between input and output, whose values are not given by the data.',
      zh: '输入与输出之间的层，其取值不由数据给出。',
    },
    section: 'mlp',
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
    en: 'initialization',
    zh: '初始化',
    says: {
      en: 'The random values that parameters start from, of a size that keeps signals alive.',
      zh: '参数起始时的随机值，其大小要让信号既不消失也不爆炸。',
    },
    section: 'numerical-stability-and-init',
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
    en: 'L2 norm',
    zh: 'L2 范数',
    says: {
      en: 'The length of a vector: the root of the sum of squares.',
      zh: '向量的长度：各分量平方和的平方根。',
    },
    section: 'weight-decay',
  },
  {
    en: 'label',
    zh: '标签',
    says: {
      en: 'What is to be predicted for an example.',
      zh: '样本要预测的答案。',
    },
    section: 'linear-regression',
  },
  {
    en: 'language model',
    zh: '语言模型',
    says: {
      en: 'A model of which token comes next, given those before.',
      zh: '在已知前文时，预测下一个词元的模型。',
    },
    section: 'language-models',
  },
  {
    en: 'layer normalization',
    zh: '层规范化',
    says: {
      en: 'Giving the values of each example mean 0 and variance 1, whatever the batch.',
      zh: '让每个样本自身的各个值均值为 0、方差为 1，与批量无关。',
    },
    section: 'transformer',
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
    en: 'linear regression',
    zh: '线性回归',
    says: {
      en: 'Predicting a number as a weighted sum of features.',
      zh: '用特征的加权和预测一个数值。',
    },
    section: 'linear-regression',
  },
  {
    en: 'logits',
    zh: '未规范化的预测',
    says: {
      en: 'Scores of the classes before softmax makes probabilities of them.',
      zh: '经 softmax 变成概率之前的各类得分。',
    },
    section: 'softmax-regression',
  },
  {
    en: 'loss function',
    zh: '损失函数',
    says: {
      en: 'A number that says how bad a prediction is; training makes it small.',
      zh: '衡量预测有多差的数值；训练就是让它变小。',
    },
    section: 'linear-regression',
  },
  {
    en: 'LSTM',
    zh: '长短期记忆网络',
    says: {
      en: 'A recurrent layer with a memory cell guarded by three gates.',
      zh: '带有记忆单元、由三个门控制的循环层。',
    },
    section: 'lstm',
  },
  {
    en: 'matrix',
    zh: '矩阵',
    says: {
      en: 'A tensor of two dimensions.',
      zh: '二维张量。',
    },
    section: 'tensors',
  },
  {
    en: 'minibatch',
    zh: '小批量',
    says: {
      en: 'A few examples that one step of training looks at.',
      zh: '训练的一步所看的少量样本。',
    },
    section: 'linear-regression',
  },
  {
    en: 'momentum',
    zh: '动量法',
    says: {
      en: 'Adding a share of the last step to the next, so that steady directions gain speed.',
      zh: '每步都加上前一步的一部分，使方向稳定时加速。',
    },
  },
  {
    en: 'multilayer perceptron',
    zh: '多层感知机',
    says: {
      en: 'Fully connected layers with activation functions between them.',
      zh: '全连接层之间夹着激活函数的网络。',
    },
    section: 'mlp',
  },
  {
    en: 'neural network',
    zh: '神经网络',
    says: {
      en: 'Layers of weighted sums and nonlinear functions, trained together.',
      zh: '由加权和与非线性函数组成的多层结构，整体一起训练。',
    },
    section: 'mlp',
  },
  {
    en: 'noise',
    zh: '噪声',
    says: {
      en: 'The part of the data that follows no rule worth learning.',
      zh: '数据中不含可学规律的部分。',
    },
    section: 'linear-regression',
  },
  {
    en: 'one-hot encoding',
    zh: '独热编码',
    says: {
      en: 'A vector of zeros with a single 1 at the place of the class.',
      zh: '除类别所在位置为 1 外全为 0 的向量。',
    },
    section: 'softmax-regression',
  },
  {
    en: 'optimizer',
    zh: '优化算法',
    says: {
      en: 'The rule by which gradients change parameters.',
      zh: '根据梯度更新参数的规则。',
    },
    section: 'linear-regression-concise',
  },
  {
    en: 'overfitting',
    zh: '过拟合',
    says: {
      en: 'Fitting the training examples, noise and all, at the price of new ones.',
      zh: '连噪声一起拟合训练样本，反而在新样本上变差。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'padding',
    zh: '填充',
    says: {
      en: 'Rows and columns added around an input, usually zeros, so that its size is kept.',
      zh: '在输入四周添加的行列（通常为零），以保持大小。',
    },
    section: 'padding-and-strides',
  },
  {
    en: 'parameter',
    zh: '参数',
    says: {
      en: 'A number of the model that training changes.',
      zh: '模型中由训练改变的数值。',
    },
    section: 'parameters',
  },
  {
    en: 'perplexity',
    zh: '困惑度',
    says: {
      en: 'The exponential of the mean cross-entropy: among how many equally likely tokens the model seems to choose.',
      zh: '平均交叉熵的指数：模型仿佛在多少个等可能的词元中选择。',
    },
    section: 'language-models',
  },
  {
    en: 'pooling',
    zh: '汇聚',
    says: {
      en: 'Taking the maximum or mean of each window of a feature map.',
      zh: '取特征图每个窗口的最大值或平均值。',
    },
    section: 'pooling',
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
    en: 'recurrent neural network',
    zh: '循环神经网络',
    says: {
      en: 'A network that reads a sequence step by step and carries a state along.',
      zh: '逐步读取序列并携带状态的网络。',
    },
    section: 'rnn',
  },
  {
    en: 'regularization',
    zh: '正则化',
    says: {
      en: 'Anything that makes a model fit the training data less well in order to generalize better.',
      zh: '为了更好地泛化而限制模型对训练数据拟合的各种做法。',
    },
    section: 'weight-decay',
  },
  {
    en: 'ReLU',
    zh: '修正线性单元',
    says: {
      en: 'The activation function max(x, 0).',
      zh: '激活函数 max(x, 0)。',
    },
    section: 'mlp',
  },
  {
    en: 'residual connection',
    zh: '残差连接',
    says: {
      en: 'Adding a block’s input to its output, so that the block learns what to change.',
      zh: '把块的输入加到输出上，使块只需学习要改变的部分。',
    },
    section: 'resnet',
  },
  {
    en: 'sequence-to-sequence',
    zh: '序列到序列',
    says: {
      en: 'From one sequence to another of its own length, as in translation.',
      zh: '由一个序列得到另一个长度不同的序列，例如翻译。',
    },
    section: 'seq2seq',
  },
  {
    en: 'sigmoid',
    zh: 'sigmoid 函数',
    says: {
      en: '1 / (1 + e^-x): squeezes any number between 0 and 1.',
      zh: '1 / (1 + e^-x)：把任意数压到 0 与 1 之间。',
    },
    section: 'mlp',
  },
  {
    en: 'softmax',
    zh: 'softmax 函数',
    says: {
      en: 'Turns scores into probabilities: exponentials, divided by their sum.',
      zh: '把得分变成概率：取指数，再除以它们的总和。',
    },
    section: 'softmax-regression',
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
    en: 'state dict',
    zh: '状态字典',
    says: {
      en: 'The parameters and buffers of a network by name: what is saved.',
      zh: '网络的参数与缓冲区按名称列出的字典：存盘的就是它。',
    },
    section: 'read-write',
  },
  {
    en: 'stochastic gradient descent',
    zh: '随机梯度下降',
    says: {
      en: 'Gradient descent that looks at a random minibatch at each step.',
      zh: '每一步只看一个随机小批量的梯度下降。',
    },
    section: 'linear-regression',
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
  {
    en: 'supervised learning',
    zh: '监督学习',
    says: {
      en: 'Learning from examples whose answers are given.',
      zh: '从带有答案的样本中学习。',
    },
    section: 'linear-regression',
  },
  {
    en: 'tensor',
    zh: '张量',
    says: {
      en: 'An array of numbers with any number of dimensions.',
      zh: '任意维数的数值数组。',
    },
    section: 'tensors',
  },
  {
    en: 'test set',
    zh: '测试集',
    says: {
      en: 'Examples that are looked at once, at the end, to measure generalization.',
      zh: '只在最后看一次、用来衡量泛化的样本。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'token',
    zh: '词元',
    says: {
      en: 'A piece of text that a model treats as one: a word, a part of one, or a character.',
      zh: '模型当作一个整体处理的文本片段：词、词的一部分或字符。',
    },
    section: 'text-preprocessing',
  },
  {
    en: 'training set',
    zh: '训练集',
    says: {
      en: 'The examples that parameters are fitted to.',
      zh: '用来拟合参数的样本。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'transfer learning',
    zh: '迁移学习',
    says: {
      en: 'Using what was learnt on one task for another.',
      zh: '把在一个任务上学到的东西用到另一个任务上。',
    },
    section: 'fine-tuning',
  },
  {
    en: 'transformer',
    zh: 'Transformer',
    says: {
      en: 'A network of attention and small MLPs, without recurrence.',
      zh: '由注意力与小型多层感知机组成、没有循环的网络。',
    },
    section: 'transformer',
  },
  {
    en: 'underfitting',
    zh: '欠拟合',
    says: {
      en: 'A model too simple to follow even the training data.',
      zh: '模型过于简单，连训练数据也拟合不好。',
    },
    section: 'underfit-overfit',
  },
  {
    en: 'validation set',
    zh: '验证集',
    says: {
      en: 'Examples kept apart to choose hyperparameters by.',
      zh: '留出来用于选择超参数的样本。',
    },
    section: 'underfit-overfit',
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
  {
    en: 'vector',
    zh: '向量',
    says: {
      en: 'A tensor of one dimension.',
      zh: '一维张量。',
    },
    section: 'tensors',
  },
  {
    en: 'view',
    zh: '视图',
    says: {
      en: 'Another look at the same memory: changing one changes the other.',
      zh: '对同一块内存的另一种看法：改其一，另一也变。',
    },
    section: 'tensors',
  },
  {
    en: 'vocabulary',
    zh: '词表',
    says: {
      en: 'All tokens a model knows, each with its index.',
      zh: '模型认识的全部词元，各有编号。',
    },
    section: 'text-preprocessing',
  },
  {
    en: 'weight',
    zh: '权重',
    says: {
      en: 'A learnt factor of an input.',
      zh: '输入的可学习系数。',
    },
    section: 'linear-regression',
  },
  {
    en: 'weight decay',
    zh: '权重衰减',
    says: {
      en: 'Shrinking all weights a little at each step, which is a penalty on their squares.',
      zh: '每一步都让权重缩小一点，等价于惩罚权重的平方。',
    },
    section: 'weight-decay',
  },
]
