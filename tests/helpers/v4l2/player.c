/* A camera of the kernel's, played inside the process that opens it (LD_PRELOAD): where V4L2_PLAYED is opened, the
   calls of the V4L2 API are answered as the UVC driver answers them: MJPEG in one size, streaming from mapped
   buffers, ten frames a second. A frame is what the file V4L2_FRAME holds then; without it the plug was drawn. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define ROOM (8u << 20)
#define MOST 8
static int device = -1;
static unsigned count, queue[MOST * 2], head, tail, sequence;
static void *memory[MOST];

static int real_open(const char *path, int flags, mode_t mode) {
    int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    return next(path, flags, mode);
}

static int opened(const char *path, int flags, mode_t mode) {
    const char *played = getenv("V4L2_PLAYED");
    if (!played || strcmp(path, played)) return real_open(path, flags, mode);
    struct itimerspec every = {{0, 100000000}, {0, 100000000}};
    device = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    timerfd_settime(device, 0, &every, NULL);
    head = tail = count = 0;
    return device;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        return opened(path, flags, mode); }
OPEN(open)
OPEN(open64)

static void format(struct v4l2_format *f) {
    f->fmt.pix.width = 2592; f->fmt.pix.height = 1944;
    f->fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG; f->fmt.pix.field = V4L2_FIELD_NONE;
    f->fmt.pix.bytesperline = 0; f->fmt.pix.sizeimage = ROOM; f->fmt.pix.colorspace = V4L2_COLORSPACE_JPEG;
}

static int no(int why) { errno = why; return -1; }

static int dequeue(struct v4l2_buffer *b) {
    uint64_t ticks;
    if (head == tail || read(device, &ticks, sizeof ticks) != sizeof ticks) return no(EAGAIN);
    int frame = real_open(getenv("V4L2_FRAME"), O_RDONLY, 0);
    if (frame < 0) return no(ENODEV);
    b->index = queue[head++ % (MOST * 2)];
    ssize_t size = read(frame, memory[b->index], ROOM);
    close(frame);
    b->bytesused = size < 0 ? 0 : (unsigned)size; b->length = ROOM; b->sequence = sequence++;
    b->flags = V4L2_BUF_FLAG_MAPPED; b->field = V4L2_FIELD_NONE;
    return 0;
}

int ioctl(int fd, unsigned long request, ...) {
    va_list rest; va_start(rest, request); void *arg = va_arg(rest, void *); va_end(rest);
    if (fd < 0 || fd != device) {
        int (*next)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
        return next(fd, request, arg);
    }
    switch (request) {
    case VIDIOC_QUERYCAP: {
        struct v4l2_capability *c = arg;
        memset(c, 0, sizeof *c);
        strcpy((char *)c->driver, "uvcvideo"); strcpy((char *)c->card, "Played camera");
        c->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        c->capabilities = c->device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0; }
    case VIDIOC_ENUMINPUT: {
        struct v4l2_input *i = arg;
        if (i->index) return no(EINVAL);
        strcpy((char *)i->name, "Camera 1"); i->type = V4L2_INPUT_TYPE_CAMERA;
        return 0; }
    case VIDIOC_G_INPUT: *(int *)arg = 0; return 0;
    case VIDIOC_S_INPUT: return *(int *)arg ? no(EINVAL) : 0;
    case VIDIOC_ENUM_FMT: {
        struct v4l2_fmtdesc *d = arg;
        if (d->index) return no(EINVAL);
        d->pixelformat = V4L2_PIX_FMT_MJPEG; d->flags = V4L2_FMT_FLAG_COMPRESSED;
        return 0; }
    case VIDIOC_G_FMT: case VIDIOC_S_FMT: case VIDIOC_TRY_FMT: format(arg); return 0;
    case VIDIOC_G_PARM: case VIDIOC_S_PARM: {
        struct v4l2_streamparm *p = arg;
        p->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
        p->parm.capture.timeperframe.numerator = 1; p->parm.capture.timeperframe.denominator = 10;
        return 0; }
    case VIDIOC_REQBUFS: {
        struct v4l2_requestbuffers *r = arg;
        if (r->memory != V4L2_MEMORY_MMAP) return no(EINVAL);
        if (r->count > MOST) r->count = MOST;
        count = r->count; head = tail = 0;
        return 0; }
    case VIDIOC_QUERYBUF: {
        struct v4l2_buffer *b = arg;
        if (b->index >= count) return no(EINVAL);
        b->length = ROOM; b->m.offset = b->index * ROOM;
        return 0; }
    case VIDIOC_QBUF: queue[tail++ % (MOST * 2)] = ((struct v4l2_buffer *)arg)->index; return 0;
    case VIDIOC_DQBUF: return dequeue(arg);
    case VIDIOC_STREAMON: return 0;
    case VIDIOC_STREAMOFF: head = tail = 0; return 0;
    default: return no(EINVAL);
    }
}

static void *mapped(void *at, size_t size, int how, int flags, int fd, off_t from) {
    void *(*next)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, "mmap");
    if (fd < 0 || fd != device) return next(at, size, how, flags, fd, from);
    return memory[from / ROOM] = next(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
void *mmap(void *at, size_t size, int how, int flags, int fd, off_t from) { return mapped(at, size, how, flags, fd, from); }
void *mmap64(void *at, size_t size, int how, int flags, int fd, off_t from) { return mapped(at, size, how, flags, fd, from); }
